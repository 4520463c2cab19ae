import { request as httpRequest } from 'node:http'

export interface ControlAnswer {
  status: number
  json: any
}

/** Calls the control API as a page or script would, with any headers. */
export function controlRequest(
  pagesUrl: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<ControlAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ControlAnswer>()
  const request = httpRequest(`${pagesUrl}/control${path}`, { method, headers }, (response) => {
    response.toArray().then((chunks) => {
      const text = Buffer.concat(chunks).toString()
      const isJson = response.headers['content-type'] === 'application/json'
      resolve({ status: response.statusCode!, json: isJson ? JSON.parse(text) : text })
    }, reject)
  })
  request.on('error', reject)
  request.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  return promise
}
