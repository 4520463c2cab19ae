import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import type { FileTree } from './file-tree.ts'

/** The end of an import: a file of this repository, an installed package, or nothing. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'nowhere' }

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** Endings that bundlers add to a path without one. */
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx']

/** Resolves as Node and Vite do. A name that no `package.json` declares leads nowhere, so an alias can't hide a way. */
export function createResolver(tree: FileTree): (importer: string, specifier: string) => Target {
  const manifests = new Map(
    [...tree.files]
      .filter((file) => posix.basename(file) === 'package.json')
      .map((file) => [posix.dirname(file), JSON.parse(tree.read(file)) as Manifest]),
  )
  const ours = new Map([...manifests].map(([folder, manifest]) => [manifest.name, { folder, manifest }]))
  const toFile = (path: string): Target => {
    const found = ENDINGS.map((ending) => `${path}${ending}`).find((file) => tree.files.has(file))
    return found === undefined ? { kind: 'nowhere' } : { kind: 'file', path: found }
  }
  return (importer, written) => {
    const specifier = written.replace(/\?.*$/, '')
    if (specifier.startsWith('.')) return toFile(posix.join(posix.dirname(importer), specifier))
    if (isBuiltin(specifier)) return { kind: 'package', name: specifier.replace(/^(?:node:)?/, 'node:') }
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''
    const own = ours.get(name)
    if (own) return toFile(posix.join(own.folder, toExport(own.manifest, specifier.slice(name.length))))
    const declared = listManifests(manifests, importer).some(
      ({ dependencies, devDependencies }) => dependencies?.[name] ?? devDependencies?.[name],
    )
    return declared ? { kind: 'package', name } : { kind: 'nowhere' }
  }
}

function toExport({ exports = {} }: Manifest, subpath: string): string {
  const exact = exports[`.${subpath}`]
  if (exact !== undefined) return exact
  const pattern = exports['./*']
  return pattern !== undefined && subpath !== '' ? pattern.replace('*', subpath.slice(1)) : `.${subpath}`
}

/** Of the file's package and of those around it. */
function listManifests(manifests: ReadonlyMap<string, Manifest>, file: string): Manifest[] {
  const folder = posix.dirname(file)
  const here = manifests.get(folder)
  const above = folder === '.' ? [] : listManifests(manifests, folder)
  return here ? [here, ...above] : above
}
