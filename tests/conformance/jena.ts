import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const LIBRARY = '/usr/share/java';

/** Jena and what it needs, as the Debian package libapache-jena-java brings them, with one binding of slf4j. */
export const JENA_JARS = [
  ...['arq', 'base', 'cmds', 'core', 'dboe-base', 'dboe-index', 'dboe-storage', 'dboe-trans-data'],
  ...['dboe-transaction', 'iri', 'rdfconnection', 'shacl', 'shex', 'tdb', 'tdb2'],
]
  .map((name) => `jena-${name}`)
  .concat([
    ...['commons-cli', 'commons-codec', 'commons-compress', 'commons-csv', 'commons-io', 'commons-lang3'],
    ...['dexx.collection', 'gson', 'guava', 'httpclient', 'httpclient-cache', 'httpcore'],
    ...['jackson-annotations', 'jackson-core', 'jackson-databind', 'jakarta.json-api', 'jcl-over-slf4j'],
    ...['jsonld-java', 'protobuf', 'slf4j-api', 'slf4j-simple', 'thrift', 'titanium-json-ld'],
  ])
  .map((name) => `${LIBRARY}/${name}.jar`);

const MESSAGES = [
  ...['datatype-valid.1.2.1', 'datatype-valid.1.2.2', 'datatype-valid.1.2.3', 'pattern-valid', 'type.3.1.3'],
  ...['minInclusive-valid', 'maxInclusive-valid', 'minExclusive-valid', 'maxExclusive-valid'],
  ...['length-valid', 'minLength-valid', 'maxLength-valid', 'totalDigits-valid', 'fractionDigits-valid'],
].map((key) => `cvc-${key}`);

/** Writes what Debian's Jena looks for in another folder of its jar than it is in: messages, without which it neither starts nor warns. Gives the class path with them. */
export async function jenaClassPath(directory: string): Promise<string> {
  const root = join(directory, 'messages');
  const names = ['xpath/regex/message', 'msg/DatatypeMessages', 'msg/XMLSchemaMessages', 'msg/XMLMessages'];
  for (const name of names) {
    const path = join(root, 'xerces/impl', `${name}.properties`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, MESSAGES.map((key) => `${key} = not valid\n`).join(''));
  }
  return [root, ...JENA_JARS].join(':');
}
