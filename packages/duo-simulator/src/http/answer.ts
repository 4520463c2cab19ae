/** A complete answer, ready to send. */
export interface HttpAnswer {
  status: number
  contentType: string
  headers: Record<string, string>
  body: Buffer
}

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, contentType: 'application/json', headers, body: Buffer.from(JSON.stringify(value)) }
}

export function imageAnswer(png: Buffer): HttpAnswer {
  return { status: 200, contentType: 'image/png', headers: {}, body: png }
}

export function redirectAnswer(status: 302 | 303, location: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, contentType: 'text/plain', headers: { location, ...headers }, body: Buffer.alloc(0) }
}

export function htmlAnswer(status: number, title: string, text: string): HttpAnswer {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1>\r\n<p>${text}</p>\r\n</body>\r\n</html>\r\n`
  return { status, contentType: 'text/html', headers: {}, body: Buffer.from(body) }
}

export const BAD_REQUEST_PAGE = htmlAnswer(400, '400 Bad Request', 'Your browser sent an invalid request.')
