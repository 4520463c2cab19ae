import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 4
const BARE_SERVER = `require('node:http').createServer((_, response) => response.end('{}')).listen(Number(process.argv[1]), '127.0.0.1')`

export interface StartTimes {
  serverMs: number[]
  bareMs: number[]
}

/** Measures from starting a process to its first answer: for the server, with data from an earlier start, and for a bare node:http server. */
export async function measureColdStarts(
  count: number,
  toCommand: (port: number) => { args: string[]; env: NodeJS.ProcessEnv },
): Promise<StartTimes> {
  const times: StartTimes = { serverMs: [], bareMs: [] }
  for (let turn = 0; turn < count; turn++) {
    const port = await findFreePort()
    times.bareMs.push(await measureStart(['-e', BARE_SERVER, String(port)], process.env, port))
    const { args, env } = toCommand(port)
    times.serverMs.push(await measureStart(args, env, port))
  }
  return times
}

async function measureStart(args: readonly string[], env: NodeJS.ProcessEnv, port: number): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`)
      await pause(LOOK_EVERY_MS)
    }
    return performance.now() - startedAt
  } finally {
    await end(child)
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/healthz', agent: false }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode === 200))
    })
    asked.once('error', () => resolve(false)).end()
  })
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exited
}
