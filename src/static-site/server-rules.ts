import {
  addressOfPage,
  commonFields,
  IMMUTABLE,
  moved,
  NEGOTIABLE,
  type RulesSource,
  rootOf,
  siteRootOf,
  typesOf,
  withdrawn,
} from './rules.ts';

/** A configuration of nginx: the maps and the server, to be included within `http`. */
export function nginxRules(source: RulesSource): string {
  const [root, site] = [rootOf(source), siteRootOf(source)];
  const [, ...others] = source.languages;
  const wanted = NEGOTIABLE.map(({ extension, mediaType }) => `  "~*${pattern(mediaType)}" ${extension};`);
  const languages = others.flatMap((one) => [`  "~^${one}:" .${one};`, `  "~*^:${one}\\b" .${one};`]);
  const types = typesOf(source).map(([extension, type]) => `    ${bare(type)} ${extension.slice(1)};`);
  const fields = commonFields(source).map(([name, value]) => `  add_header ${name} "${value}" always;`);
  return `# Who asks for no page gets the first syntax that is named, or Turtle where any will do.
map $http_accept $munpart_form {
  default .ttl;
  "~*text/html" .none;
${wanted.join('\n')}
}
map "$arg_lang:$http_accept_language" $munpart_language {
  default "";
${languages.join('\n')}
}
map $uri $munpart_cache {
  default "";
  "~^${pattern(root + source.dumps)}" "${IMMUTABLE}";
}
server {
  listen 80;
  server_name ${new URL(source.base).hostname};
  root /srv/munpart;
  charset utf-8;
  gzip_static on;
  types {
${types.join('\n')}
  }
  default_type application/octet-stream;
${fields.join('\n')}
  add_header Vary "Accept, Accept-Language, Accept-Encoding" always;
  add_header Cache-Control $munpart_cache;
  location = ${root} { try_files ${root}index$munpart_language.html ${root}index.html =404; }
${source.prefix ? `  location = ${site} { try_files ${site}index$munpart_language.html ${site}index.html =404; }\n` : ''}  location ~ ^${root}id/(.+)$ { return 303 ${site}doc/$1; }
  location = ${root}.well-known/void { return 303 ${site}dataset; }
${moved(source)
  .map(([from, to]) => `  location = ${root}${from} { return 301 ${root}${to}; }\n`)
  .join('')}${withdrawn(source)
  .map(
    (name) => `  location = ${root}${addressOfPage(name)} { error_page 410 ${root}${name}; return 410; }\n`,
  )
  .join('')}  location / {
    try_files $uri $uri$munpart_form $uri$munpart_language.html $uri.html =404;
  }
}
`;
}

/** `.htaccess` of Apache, for mod_rewrite and mod_headers. */
export function apacheRules(source: RulesSource): string {
  const [root, site] = [rootOf(source), siteRootOf(source)];
  const [, ...others] = source.languages;
  const types = typesOf(source).map(([extension, type]) => `AddType "${type}" ${extension}`);
  const fields = commonFields(source).map(([name, value]) => `  Header always set ${name} "${value}"`);
  const forms = [
    ...NEGOTIABLE.map(({ extension, mediaType }) => ({ extension, accept: pattern(mediaType) })),
    { extension: '.ttl', accept: '^$|\\*/\\*' },
  ].flatMap(({ extension, accept }) => [
    'RewriteCond %{HTTP_ACCEPT} !text/html [NC]',
    `RewriteCond %{HTTP_ACCEPT} ${accept} [NC]`,
    `RewriteCond %{REQUEST_FILENAME}${extension} -f`,
    `RewriteRule ^(.+)$ ${root}$1${extension} [END]`,
  ]);
  const languages = others.flatMap((one) => [
    `RewriteCond "%{QUERY_STRING}:%{HTTP:Accept-Language}" "(^|&)lang=${one}\\b|^:${one}\\b" [NC]`,
    `RewriteRule ^$ ${root}index.${one}.html [END]`,
    `RewriteCond "%{QUERY_STRING}:%{HTTP:Accept-Language}" "(^|&)lang=${one}\\b|^:${one}\\b" [NC]`,
    `RewriteCond %{REQUEST_FILENAME}.${one}.html -f`,
    `RewriteRule ^(.+)$ ${root}$1.${one}.html [END]`,
  ]);
  const lines = [
    'Options -MultiViews -Indexes',
    'DirectorySlash Off',
    'DirectoryIndex index.html',
    'AddDefaultCharset utf-8',
    ...types,
    '<IfModule mod_headers.c>',
    ...fields,
    '  Header always set Vary "Accept, Accept-Language, Accept-Encoding"',
    `  <If "%{REQUEST_URI} =~ m#^${pattern(root + source.dumps)}#">`,
    `    Header set Cache-Control "${IMMUTABLE}"`,
    '  </If>',
    '</IfModule>',
    'RewriteEngine On',
    `RewriteRule ^id/(.+)$ ${site}doc/$1 [R=303,L]`,
    `RewriteRule ^\\.well-known/void$ ${site}dataset [R=303,L]`,
    ...moved(source).map(([from, to]) => `RewriteRule ^${pattern(from)}$ ${root}${to} [R=301,L]`),
    ...withdrawn(source).map((name) => `RewriteRule ^${pattern(addressOfPage(name))}$ - [G]`),
    'RewriteCond %{REQUEST_FILENAME} -f',
    'RewriteRule ^ - [END]',
    ...forms,
    ...languages,
    'RewriteCond %{REQUEST_FILENAME}.html -f',
    `RewriteRule ^(.+)$ ${root}$1.html [END]`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A Caddyfile. */
export function caddyRules(source: RulesSource): string {
  const [root, site] = [rootOf(source), siteRootOf(source)];
  const [, ...others] = source.languages;
  const forms = [
    ...NEGOTIABLE.map((one, index) => ({ ...one, name: `form${index}`, accept: `*${one.mediaType}*` })),
    { extension: '.ttl', name: 'any', accept: '\\*/*' },
  ].map(
    ({ extension, name, accept }) => `    @${name} {
      not header Accept *text/html*
      header Accept ${accept === '\\*/*' ? '*/*' : accept}
      file {path}${extension}
    }
    rewrite @${name} {path}${extension}`,
  );
  const languages = others.flatMap((one) =>
    [`query lang=${one}`, `not query lang=*\n      header_regexp Accept-Language (?i)^${one}\\b`].map(
      (condition, index) => `    @${one}${index} {
      ${condition}
      file {path}.${one}.html {path}index.${one}.html
    }
    rewrite @${one}${index} {http.matchers.file.relative}`,
    ),
  );
  const types = typesOf(source).map(
    ([extension, type], index) => `    @type${index} path *${extension}
    header @type${index} Content-Type "${type}"`,
  );
  const fields = commonFields(source).map(([name, value]) => `    header ${name} "${value}"`);
  const rest = [
    ...moved(source).map(([from, to]) => `    redir ${root}${from} ${root}${to} 301`),
    ...withdrawn(source).map((name) => `    error ${root}${addressOfPage(name)} 410`),
  ];
  return `${new URL(source.base).host} {
  root * /srv/munpart
  route {
    @id path_regexp id ^${root}id/(.+)$
    redir @id ${site}doc/{re.id.1} 303
    redir ${root}.well-known/void ${site}dataset 303
${[...rest, ...forms, ...languages, '    try_files {path} {path}.html {path}/index.html', ...types, ...fields].join('\n')}
    header Vary "Accept, Accept-Language, Accept-Encoding"
    header ${root}${source.dumps}* Cache-Control "${IMMUTABLE}"
    file_server {
      precompressed br gzip
    }
  }
}
`;
}

function pattern(text: string): string {
  return text.replace(/[.+*?()[\]{}|\\^$]/g, '\\$&');
}

function bare(type: string): string {
  return type.split(';')[0] ?? type;
}
