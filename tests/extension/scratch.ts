import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { NODE_FLAGS, Program, run } from '../program.ts';
import type { Ended } from '../warm-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CATALOGUES = 'src/pages/messages';

/** A copy of the source in which something is added, compiled and run. */
export class ScratchCopy {
  /** Files that were changed or made, of all catalogues the folder alone. */
  readonly touched = new Set<string>();
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** Copies these files and folders of the project, and links what else the program needs. */
  static async of(...copied: readonly string[]): Promise<ScratchCopy> {
    const directory = await mkdtemp(join(tmpdir(), 'munpart-extension-'));
    const linked = ['node_modules', 'assets', 'ontology', 'package.json'].filter(
      (name) => !copied.includes(name),
    );
    for (const name of ['src', 'tsconfig.json', ...copied]) {
      await cp(join(ROOT, name), join(directory, name), { recursive: true });
    }
    for (const name of linked) await symlink(join(ROOT, name), join(directory, name));
    return new ScratchCopy(directory);
  }

  /** Writes a new file. */
  async add(file: string, text: string): Promise<void> {
    await writeFile(join(this.directory, file), text);
    this.touched.add(file);
  }

  /** Replaces a text that the file must have; throws where it has none. */
  async edit(file: string, from: string | RegExp, to: string): Promise<void> {
    const path = join(this.directory, file);
    const text = await readFile(path, 'utf8');
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${file} has no ${from}`);
    await writeFile(path, edited);
    this.touched.add(file.startsWith(`${CATALOGUES}/`) ? CATALOGUES : file);
  }

  /** Adds a line after the one that opens an object, in every catalogue of the interface. */
  async say(opening: string, line: string): Promise<void> {
    const names = await readdir(join(this.directory, CATALOGUES));
    for (const name of names.filter((name) => /^[a-z]{2}\.ts$/.test(name))) {
      await this.edit(`${CATALOGUES}/${name}`, `\n${opening}\n`, `\n${opening}\n${line}\n`);
    }
  }

  /** What has been touched since the last call. */
  takeTouched(): readonly string[] {
    const files = [...this.touched].sort();
    this.touched.clear();
    return files;
  }

  /** Faults that the compiler finds; it writes what it can all the same. */
  async compile(): Promise<readonly string[]> {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const words = [tsc, ...'--noEmit false --noEmitOnError false --rootDir src --outDir dist'.split(' ')];
    const output = await promisify(execFile)(process.execPath, words, { cwd: this.directory }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    return output.split('\n').filter((line) => /^\S/.test(line));
  }

  /** Runs the compiled copy to its end. */
  run(...words: readonly string[]): Promise<Ended> {
    return run(words, this.directory, {}, this.#installed());
  }

  /** Starts the compiled copy. */
  start(...words: readonly string[]): Program {
    return new Program(words, this.directory, {}, this.#installed());
  }

  /** Removes it. */
  async remove(): Promise<void> {
    if (relative(tmpdir(), this.directory).startsWith('..')) return;
    await rm(this.directory, { recursive: true, force: true });
  }

  #installed() {
    return { command: [process.execPath, ...NODE_FLAGS, join(this.directory, 'dist/main.js')] };
  }
}
