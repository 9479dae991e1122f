import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answering, freePort } from './loopback.ts';

/** Where a server finds the site, and where it may write. */
interface Place {
  readonly site: string;
  readonly directory: string;
  readonly port: number;
}

/** A server for files: its program, and what it is started with. */
interface FileServer {
  readonly program: string;
  /** The configuration, with the rules that came with the site. */
  configuration(place: Place): Promise<string>;
  words(file: string): readonly string[];
}

const PATIENCE = 20_000;
const MODULES = ['mpm_event', 'authz_core', 'dir', 'mime', 'rewrite', 'headers'];

/** The servers that a site has rules for, as Debian's packages nginx-light, apache2-bin and caddy have them. */
export const FILE_SERVERS: Readonly<Record<string, FileServer>> = {
  nginx: {
    program: 'nginx',
    configuration: async ({ site, directory, port }) => {
      const rules = await readFile(join(site, 'rules/nginx.conf'), 'utf8');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${directory}/${name};`,
      );
      const server = rules.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/munpart', site);
      return `daemon off; pid ${directory}/pid; error_log ${directory}/log; events {}
        http { access_log off; ${temporary.join(' ')} ${server} }`;
    },
    words: (file) => ['-c', file],
  },
  Apache: {
    program: 'apache2',
    configuration: ({ site, directory, port }) =>
      Promise.resolve(`ServerRoot ${directory}
        Listen 127.0.0.1:${port}
        ServerName localhost
        PidFile ${directory}/pid
        ErrorLog ${directory}/log
        User www-data
        Group www-data
        ${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
        TypesConfig /dev/null
        DocumentRoot ${site}
        <Directory ${site}>
        AllowOverride All
        Require all granted
        </Directory>`),
    words: (file) => ['-f', file, '-DFOREGROUND'],
  },
  Caddy: {
    program: 'caddy',
    configuration: async ({ site, port }) => {
      const rules = await readFile(join(site, 'rules/Caddyfile'), 'utf8');
      const server = rules.replace(/^\S+/, `http://127.0.0.1:${port}`).replace('/srv/munpart', site);
      return `{\n  admin off\n}\n${server}`;
    },
    words: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
  },
};

/** Starts a server for a site on loopback; its URL, which ends with `/`, and what ends it. Rejects where it does not answer. */
export async function serveSite(
  { program, configuration, words }: FileServer,
  site: string,
  directory: string,
) {
  const port = await freePort();
  const file = join(directory, 'configuration');
  await writeFile(file, await configuration({ site, directory, port }));
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, HOME: directory };
  const server = spawn(program, words(file), { stdio: ['ignore', 'ignore', 'pipe'], env });
  let said = '';
  server.stderr.on('data', (text) => {
    said += text;
  });
  const failed = once(server, 'error').then(([error]) => Promise.reject(error));
  const url = `http://127.0.0.1:${port}/`;
  await Promise.race([failed, answering(url, server, { patience: PATIENCE, said: () => said })]);
  const stop = async () => {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  };
  return { url, stop };
}
