/** Where the entries of the file-type table of the European Union live. */
const FILE_TYPES = 'http://publications.europa.eu/resource/authority/file-type/';

/** The access rights that the European Union knows. */
export const ACCESS_RIGHTS = listed(
  'http://publications.europa.eu/resource/authority/access-right/',
  'PUBLIC RESTRICTED NON_PUBLIC CONFIDENTIAL NORMAL SENSITIVE',
);

/** File types that a program can read without asking a person, as the portal lists them; SPARQLQ, TSV and GZIP are not among them. */
export const MACHINE_READABLE = listed(
  FILE_TYPES,
  'CSV GEOJSON ICS JSON JSON_LD KML KMZ NETCDF ODS RDFA RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE RDF_XML RSS SHP XLS XLSX XML',
);

/** File types that belong to nobody, as the portal lists them. */
export const NON_PROPRIETARY = listed(
  FILE_TYPES,
  'BMP CSV DBF EPUB GEOJSON GIF GML GRID GZIP HTML ICS JPEG JPEG2000 JSON JSON_LD KML KMZ MBOX NETCDF ODB ODC ODF ODG ODP ODS ODT PDF PNG RDFA RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE RDF_XML RSS RTF SCHEMA_XML SHP SVG TAR TIFF TSV TXT WMS XHTML XML XSLFO XSLT ZIP',
);

/** All file types that these lists know, the widespread ones that have an owner, and Parquet, which the table has and the lists do not. */
export const KNOWN_FILE_TYPES = new Set([
  ...NON_PROPRIETARY,
  ...MACHINE_READABLE,
  ...listed(FILE_TYPES, 'ACCDB DOC DOCX E00 ECW GDB MDB MXD PARQUET PPT PPTX RAR SPARQLQ SPARQLQRES'),
]);

/** Licences that the portal knows: those of the table of the European Union, and the same ones by the addresses that their authors gave them. */
export const KNOWN_LICENCES = new Set([
  ...listed(
    'http://publications.europa.eu/resource/authority/licence/',
    'CC0 CC_BY CC_BY_1_0 CC_BY_2_0 CC_BY_2_5 CC_BY_3_0 CC_BY_4_0 CC_BYSA CC_BYSA_3_0 CC_BYSA_4_0 CC_BYNC CC_BYNC_4_0 CC_BYND CC_BYND_4_0 CC_BYNCSA CC_BYNCSA_4_0 CC_BYNCND CC_BYNCND_4_0 ODC_BY ODC_PDDL ODC_BL COM_REUSE EUPL_1_1 EUPL_1_2 OGL_1_0 OGL_2_0 OGL_3_0 DL_BY_2_0 DL_ZERO_2_0 NLOD_1_0 NLOD_2_0 LO_OL IODL_1_0 IODL_2_0 PSEUL',
  ),
  ...listed(
    'https://creativecommons.org/',
    'publicdomain/zero/1.0/ publicdomain/mark/1.0/ licenses/by/3.0/ licenses/by/4.0/ licenses/by-sa/3.0/ licenses/by-sa/4.0/',
  ),
  ...listed(
    'http://creativecommons.org/',
    'publicdomain/zero/1.0/ publicdomain/mark/1.0/ licenses/by/3.0/ licenses/by/4.0/ licenses/by-sa/3.0/ licenses/by-sa/4.0/',
  ),
]);

/** Whether an IRI is that of a media type in the registry of IANA, by its top-level type and the syntax of names (RFC 6838 §4.2). */
export function isMediaType(iri: string): boolean {
  return /^https?:\/\/www\.iana\.org\/assignments\/media-types\/(application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/.test(
    iri,
  );
}

function listed(namespace: string, names: string): ReadonlySet<string> {
  return new Set(names.split(' ').map((name) => namespace + name));
}
