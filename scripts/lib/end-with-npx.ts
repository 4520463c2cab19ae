import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 1_000
/** As `/proc` has them, arguments apart by NUL; npm and pnpm write what they do in the place of their own arguments. */
const NPX = /^(?:[^\0]*node\0)?(?:[^\0]*\/)?np[mx](?:-cli\.js)?[ \0]/
const BETWEEN = /^(?:[^\0]*\/)?(?:[a-z]*sh\0-c\0|(?:[^\0]*node\0)?[^\0]*pnpm)/
/** As they were at the start: npx may be gone before a build has ended. */
const CALLERS = listCallers()

/**
 * A signal that is sent to `npx pnpm …` alone ends npx and nothing below it: pnpm would go on, and the ports stay taken. So what
 * pnpm runs looks whether npx is still there. On Linux only, since elsewhere nobody can be asked who called the caller.
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

/** From this program up to the one that npx called, and who called each; none where it wasn't npx. */
function listCallers(): { pid: number; parent: number }[] {
  const callers = []
  for (let pid = process.pid; ;) {
    const parent = readParent(pid)
    if (parent === null) return []
    callers.push({ pid, parent })
    const command = read(parent, 'cmdline') ?? ''
    if (NPX.test(command)) return callers
    // Somebody else than a package manager: whether they are there says nothing about who wants this to run.
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
