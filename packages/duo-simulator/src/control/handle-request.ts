import type { IncomingMessage, ServerResponse } from 'node:http'
import { ControlError } from '../lib/control-error.ts'
import type { Controls } from './actions/controls.ts'
import { applicationsRoutes } from './routes/applications.ts'
import { devicesRoutes } from './routes/devices.ts'
import { faultsRoutes } from './routes/faults.ts'
import { policyRoutes } from './routes/policy.ts'
import { promptsRoutes } from './routes/prompts.ts'
import { pushesRoutes } from './routes/pushes.ts'
import type { ControlRoute } from './routes/route.ts'
import { systemRoutes } from './routes/system.ts'
import { usersRoutes } from './routes/users.ts'

const ROUTES = [
  ...applicationsRoutes,
  ...usersRoutes,
  ...devicesRoutes,
  ...pushesRoutes,
  ...promptsRoutes,
  ...policyRoutes,
  ...faultsRoutes,
  ...systemRoutes,
]
const MAX_BODY_BYTES = 64 * 1024 * 1024

/** Handles one request, JSON in and JSON out. The caller has checked the origin. */
export async function handleControlRequest(
  controls: Controls,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const { route, parts } = findRoute(request.method ?? '', url.pathname.slice('/control'.length))
    const body = route.method === 'GET' || route.method === 'DELETE' ? {} : await readJson(request)
    const result = route.handle(controls, { parts, query: url.searchParams, body })
    if (result === undefined) send(response, 204, undefined)
    else send(response, 200, result)
  } catch (error) {
    const refusal =
      error instanceof ControlError
        ? error
        : new ControlError(500, 'internal', 'Unexpected error. See the output of the simulator.')
    if (refusal !== error) console.error('Unexpected error in the Duo simulator:', error)
    send(response, refusal.status, { error: { code: refusal.code, message: refusal.message } })
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (value === undefined) response.writeHead(status, headers).end()
  else response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function findRoute(method: string, path: string): { route: ControlRoute; parts: Record<string, string> } {
  let isKnownPath = false
  for (const route of ROUTES) {
    const parts = matchPath(route.path, path)
    if (!parts) continue
    isKnownPath = true
    if (route.method === method) return { route, parts }
  }
  if (isKnownPath)
    throw new ControlError(
      405,
      'method_not_allowed',
      `This path has no ${method}. See the table in the simulator's README.`,
    )
  throw new ControlError(
    404,
    'unknown_path',
    "The control API has no such path. See the table in the simulator's README.",
  )
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const parts: Record<string, string> = {}
  for (const [index, name] of wanted.entries()) {
    if (name.startsWith(':')) parts[name.slice(1)] = decodePart(given[index]!)
    else if (name !== given[index]) return null
  }
  return parts
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ControlError(400, 'invalid_path', 'The path is not properly percent-encoded.')
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  // Another site's page can send forms here without a preflight, but not this content type.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new ControlError(415, 'json_required', 'Send JSON, with Content-Type: application/json')
  }
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_BODY_BYTES) throw new ControlError(413, 'too_large', 'The body is larger than 64 MB.')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new ControlError(400, 'invalid_json', 'The body is not valid JSON.')
  }
}
