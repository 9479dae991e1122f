import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What an image holds when its last stage is built: as much of it as files, settings and commands. */
export interface Image {
  /** The directory that stands for its `/`. */
  readonly root: string;
  workdir: string;
  readonly env: Record<string, string>;
  user: string;
  entrypoint: readonly string[];
  cmd: readonly string[];
  healthcheck: readonly string[];
  readonly volumes: string[];
}

type Step = (rest: string) => Promise<void> | void;

/** Carries out a Dockerfile's instructions on this machine (docs.docker.com/reference/dockerfile): each stage is a directory below `scratch`, the base image is what is installed here, and `/opt/` and `/srv/` in commands are those of the stage. Throws at an instruction that it does not know. */
export async function carryOut(dockerfile: string, context: string, scratch: string): Promise<Image> {
  const stages = new Map<string, Image>();
  let image: Image | undefined;
  for (const [keyword, rest] of instructionsOf(await readFile(dockerfile, 'utf8'))) {
    if (keyword === 'FROM') {
      image = emptyImage(join(scratch, `stage-${stages.size}`));
      stages.set(/ AS (\S+)$/.exec(rest)?.[1] ?? '', image);
      continue;
    }
    const step = image && stepsOf(image, stages, context)[keyword];
    if (step === undefined) throw new Error(`${keyword} is not known here`);
    await step(rest);
  }
  if (image === undefined) throw new Error('there is no stage');
  return image;
}

/** A command of the image with the image's paths. */
export function inImage({ root }: Image, command: readonly string[]): string[] {
  return command.map((word) => word.replace(/(^|\s)\/(opt|srv)\//g, `$1${root}/$2/`));
}

function stepsOf(image: Image, stages: ReadonlyMap<string, Image>, context: string): Record<string, Step> {
  return {
    WORKDIR: async (path) => {
      image.workdir = path;
      await mkdir(join(image.root, path), { recursive: true });
    },
    COPY: (rest) => copy(image, rest, stages, context),
    RUN: async (line) => {
      const cwd = join(image.root, image.workdir);
      await execute('sh', ['-ec', ...inImage(image, [line])], { cwd, maxBuffer: 16 << 20 });
    },
    ENV: (rest) => {
      Object.assign(image.env, Object.fromEntries(rest.split(' ').map((pair) => pair.split('='))));
    },
    USER: (user) => {
      image.user = user;
    },
    ENTRYPOINT: (words) => {
      image.entrypoint = JSON.parse(words);
    },
    CMD: (words) => {
      image.cmd = JSON.parse(words);
    },
    HEALTHCHECK: (rest) => {
      image.healthcheck = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4));
    },
    VOLUME: (path) => {
      image.volumes.push(path);
    },
    EXPOSE: () => {},
  };
}

async function copy(
  image: Image,
  rest: string,
  stages: ReadonlyMap<string, Image>,
  context: string,
): Promise<void> {
  const words = rest.split(' ');
  const stage = /^--from=(.*)/.exec(words[0] ?? '')?.[1];
  const origin = stage === undefined ? context : stages.get(stage)?.root;
  if (origin === undefined) throw new Error(`there is no stage ${stage}`);
  const paths = stage === undefined ? words : words.slice(1);
  const target = paths.at(-1) ?? '';
  const place = join(image.root, target.startsWith('/') ? '' : image.workdir, target);
  for (const path of paths.slice(0, -1)) {
    const source = join(origin, path);
    // Of a directory the contents are copied, of a file the file.
    const isDirectory = (await stat(source)).isDirectory();
    await cp(source, isDirectory ? place : join(place, basename(path)), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
}

function emptyImage(root: string): Image {
  return {
    ...{ root, workdir: '/', env: {}, user: 'root' },
    ...{ entrypoint: [], cmd: [], healthcheck: [], volumes: [] },
  };
}

function instructionsOf(text: string): [string, string][] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  return lines.filter(Boolean).map((line) => {
    const [keyword = '', ...rest] = line.split(' ');
    return [keyword, rest.join(' ')];
  });
}
