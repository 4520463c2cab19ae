import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const MADE_BY_TOOLS = ['**/{node_modules,dist,.git,.sallyport}', '**/{node_modules,dist,.git,.sallyport}/**']

/** What documents can speak of: the paths of the repository, and the words of its sources. */
export class Repository {
  readonly root: string
  readonly #paths: readonly string[]
  readonly #words: ReadonlySet<string>

  constructor(root: string) {
    this.root = root
    this.#paths = globSync('**', { cwd: root, exclude: MADE_BY_TOOLS })
    const sources = this.#paths.filter((path) => /\.(?:tsx?|graphql|json|css)$/.test(path))
    this.#words = new Set(
      sources.flatMap((path) => readFileSync(join(root, path), 'utf8').match(/[A-Za-z_$][\w$]*/g) ?? []),
    )
  }

  /** Documents shorten paths from the left: `logon/logon-limits.ts`. */
  hasPath(path: string): boolean {
    const end = path.replace(/\/$/, '')
    return existsSync(join(this.root, path)) || this.#paths.some((one) => one === end || one.endsWith(`/${end}`))
  }

  hasWord(word: string): boolean {
    return this.#words.has(word)
  }

  listDocuments(): string[] {
    return this.#paths.filter((path) => path.endsWith('.md')).toSorted()
  }
}
