import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

const ESTABLISHED = '01'

/** Counts the open TCP connections of a process to a port of this machine (proc(5): /proc/[pid]/net/tcp). */
export function countSockets(pid: number, remotePort: number): number {
  const port = remotePort.toString(16).toUpperCase().padStart(4, '0')
  const inodes = new Set<string>()
  for (const table of ['tcp', 'tcp6'])
    for (const line of readFileSync(`/proc/${pid}/net/${table}`, 'utf8').split('\n').slice(1)) {
      const [, , remote, state, , , , , , inode] = line.trim().split(/\s+/)
      if (remote?.endsWith(`:${port}`) && state === ESTABLISHED && inode) inodes.add(inode)
    }
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => inodes.has(readSocketInode(pid, fd))).length
}

function readSocketInode(pid: number, fd: string): string {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? ''
  } catch {
    // It was closed after it was listed.
    return ''
  }
}
