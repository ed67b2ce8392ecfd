import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../../server/assets.ts';
import { type PictureLimits, pictureLimits } from '../../../server/media/picture-process.ts';

/** The child as it is shipped, compiled into `folder`, memory bounded as in the product, with more patience: machines differ. */
export function compiledWorker(folder: string): PictureLimits {
  const made = join(folder, 'worker');
  mkdirSync(made);
  symlinkSync(join(packageRoot(), 'node_modules'), join(made, 'node_modules'));
  writeFileSync(join(made, 'package.json'), '{"type":"module"}');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, rewriteRelativeImportExtensions: true };
  for (const name of ['picture-child', 'picture-job']) {
    const source = readFileSync(join(packageRoot(), `server/media/${name}.ts`), 'utf8');
    writeFileSync(join(made, `${name}.js`), ts.transpileModule(source, { compilerOptions }).outputText);
  }
  const command = [process.execPath, '--max-old-space-size=256', join(made, 'picture-child.js')];
  return { ...pictureLimits(), command, memoryKb: 2_500_000, timeoutMs: 100_000 };
}
