import { folded } from '../../../text/folding.ts';

/** Codes of ISO 3166-1: each alpha-3 code with its alpha-2 code. The EU's country table uses the former. */
const CODES =
  'ABW:AW AFG:AF AGO:AO AIA:AI ALA:AX ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATA:AQ ATG:AG AUS:AU AUT:AT AZE:AZ BDI:BI BEL:BE BEN:BJ BES:BQ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS BIH:BA BLM:BL BLR:BY BLZ:BZ BMU:BM BOL:BO BRA:BR BRB:BB BRN:BN BTN:BT BWA:BW CAF:CF CAN:CA CHE:CH CHL:CL CHN:CN CIV:CI CMR:CM COD:CD COG:CG COK:CK COL:CO COM:KM CPV:CV CRI:CR CUB:CU CUW:CW CYM:KY CYP:CY CZE:CZ DEU:DE DJI:DJ DMA:DM DNK:DK DOM:DO DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI FJI:FJ FRA:FR FRO:FO FSM:FM GAB:GA GBR:GB GEO:GE GGY:GG GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM GNB:GW GNQ:GQ GRC:GR GRD:GD GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY HKG:HK HND:HN HRV:HR HTI:HT HUN:HU IDN:ID IMN:IM IND:IN IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JEY:JE JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KHM:KH KIR:KI KNA:KN KOR:KR KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAC:MO MAF:MF MAR:MA MCO:MC MDA:MD MDG:MG MDV:MV MEX:MX MHL:MH MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MNP:MP MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU MWI:MW MYS:MY MYT:YT NAM:NA NCL:NC NER:NE NFK:NF NGA:NG NIC:NI NIU:NU NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PCN:PN PER:PE PHL:PH PLW:PW PNG:PG POL:PL PRI:PR PRK:KP PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA REU:RE ROU:RO RUS:RU RWA:RW SAU:SA SDN:SD SEN:SN SGP:SG SHN:SH SJM:SJ SLB:SB SLE:SL SLV:SV SMR:SM SOM:SO SPM:PM SRB:RS SSD:SS STP:ST SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SXM:SX SYC:SC SYR:SY TCA:TC TCD:TD TGO:TG THA:TH TJK:TJ TKL:TK TKM:TM TLS:TL TON:TO TTO:TT TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG UKR:UA URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG VIR:VI VNM:VN VUT:VU WLF:WF WSM:WS YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW';

/** Languages in which a country is known by its name: those of the pages, of the partners and of their tables. */
const LANGUAGES = 'en lv lt et de pl ru uk be fr it es pt sv da fi nl cs sk hu ro bg hr sr sl tr'.split(' ');

/** Names that are neither in the data nor among those of a language: official and former ones. Two Chinas differ by a single word. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  CHN: 'peoples republic of china, prc, kinas tautas republika, volksrepublik china',
  TWN: 'republic of china, republic of china taiwan, roc, chinese taipei, kinas republika, taiwan',
  RUS: 'russian federation, krievijas federacija',
  TUR: 'turkey, republic of turkey, turcijas republika',
  MDA: 'republic of moldova, moldovas republika, moldavia',
  CZE: 'czech republic, cehijas republika',
  BLR: 'republic of belarus, byelorussia, belorussia, baltkrievijas republika',
  DEU: 'federal republic of germany, vacijas federativa republika, brd',
  GBR: 'great britain, uk, england, scotland, wales, lielbritanija, anglija',
  USA: 'united states of america, us, usa, asv, amerikas savienotas valstis',
  KOR: 'republic of korea, south korea, dienvidkoreja',
  NLD: 'the netherlands, holland',
  MKD: 'macedonia, north macedonia, republic of macedonia',
  LVA: 'republic of latvia, latvijas republika',
  LTU: 'republic of lithuania, lietuvas republika',
  EST: 'republic of estonia, igaunijas republika',
  POL: 'republic of poland, polijas republika',
  GEO: 'republic of georgia, sakartvelo',
};

/** How the data name countries. */
export interface CountryNames {
  /** Codes by folded names, codes and identifiers. */
  readonly added: ReadonlyMap<string, string>;
  /** Names by code and language. */
  readonly names: ReadonlyMap<string, string>;
}

/** Which country a text names, as an alpha-3 code of ISO 3166-1: by code, by name in many languages, or by another way that the data know. */
export class Countries {
  readonly #added: Map<string, string>;
  readonly #names: Map<string, string>;

  /** With what was added before, where that was kept. */
  constructor({ added, names }: CountryNames = { added: new Map(), names: new Map() }) {
    this.#added = new Map(added);
    this.#names = new Map(names);
  }

  /** What the data add. */
  get names(): CountryNames {
    return { added: this.#added, names: this.#names };
  }

  /** Makes a name, a code or the key of an identifier known as one of the country. */
  add(name: string, country: string): void {
    this.#added.set(folded(name), country);
  }

  /** How the data name a country in a language. */
  addName(name: string, country: string, language: string): void {
    this.add(name, country);
    this.#names.set(`${country} ${language.toLowerCase()}`, name);
  }

  /** The name of a country, in the language or else in English; undefined where the data have none. */
  nameOf(country: string, language: string): string | undefined {
    return this.#names.get(`${country} ${language}`) ?? this.#names.get(`${country} en`);
  }

  /** The country of this name, code or identifier; undefined where none is known by it. */
  find(text: string): string | undefined {
    const fold = folded(text);
    return this.#added.get(fold) ?? commonNames().get(fold);
  }
}

let names: ReadonlyMap<string, string> | undefined;

function commonNames(): ReadonlyMap<string, string> {
  names ??= readNames();
  return names;
}

function readNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const codes = CODES.split(' ').map((pair) => pair.split(':') as [string, string]);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const [code, short] of codes) {
      const name = display.of(short);
      // A name that one language gives to another country stays with the first.
      if (name && !found.has(folded(name))) found.set(folded(name), code);
    }
  }
  for (const [code, others] of Object.entries(OTHER_NAMES)) {
    for (const name of others.split(', ')) found.set(name, code);
  }
  for (const [code, short] of codes) {
    found.set(code.toLowerCase(), code);
    found.set(short.toLowerCase(), code);
  }
  return found;
}
