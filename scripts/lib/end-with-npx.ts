import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 1_000
/** Command lines as in `/proc`, with NUL between arguments. npm and pnpm overwrite their own arguments with a title. */
const NPX = /^(?:[^\0]*node\0)?(?:[^\0]*\/)?np[mx](?:-cli\.js)?[ \0]/
const BETWEEN = /^(?:[^\0]*\/)?(?:[a-z]*sh\0-c\0|(?:[^\0]*node\0)?[^\0]*pnpm)/
/** Read at the start, as npx may be gone before a build has ended. */
const CALLERS = listCallers()

/**
 * Calls `end` when npx has ended. A signal to `npx pnpm …` ends npx alone: pnpm and its programs would keep running and keep their
 * ports. Works on Linux only, where a process can look up its parent's parent.
 */
export function endWithNpx(end: () => void): void {
  if (CALLERS.length === 0) return
  const timer = setInterval(() => {
    if (CALLERS.every(({ pid, parent }) => readParent(pid) === parent)) return
    clearInterval(timer)
    end()
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** The processes from this one up to the one that npx started, each with its parent; empty if npx started none of them. */
function listCallers(): { pid: number; parent: number }[] {
  const callers = []
  for (let pid = process.pid; ;) {
    const parent = readParent(pid)
    if (parent === null) return []
    callers.push({ pid, parent })
    const command = read(parent, 'cmdline') ?? ''
    if (NPX.test(command)) return callers
    // Not a package manager: this process may outlive it on purpose.
    if (!BETWEEN.test(command)) return []
    pid = parent
  }
}

/** The fourth field; the second is a name in parentheses that may hold anything. */
function readParent(pid: number): number | null {
  const stat = read(pid, 'stat')
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function read(pid: number, what: 'stat' | 'cmdline'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return null
  }
}
