import type { FileTree } from '../file-tree.ts'
import type { PlacedRoom } from '../floor-plan.ts'

/** A file `x.ts` in each room and in a folder `testing` beside it, the given files, and the packages' manifests. */
export function createVirtualTree(
  rooms: readonly PlacedRoom[],
  { files, read }: FileTree,
  given: Readonly<Record<string, string>>,
): FileTree {
  const texts = new Map(Object.entries(given))
  for (const { folder } of rooms) for (const file of ['x.ts', 'testing/x.ts']) texts.set(`${folder}/${file}`, '')
  for (const file of files) if (file.endsWith('package.json')) texts.set(file, read(file))
  return { files: new Set(texts.keys()), read: (path) => texts.get(path) ?? '' }
}
