import type { AddressInfo, Server, Socket } from 'node:net'

export interface Listening {
  port: number
  /** Ends every connection, whatever it waits for. */
  close(): Promise<void>
}

/** Opens the port. If that fails, the error says what to do about it. */
export function listen(server: Server, port: number, host: string, what: string): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port, host, what))))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            for (const socket of sockets) socket.destroy()
          }),
      })
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host: string, what: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} for ${what} is taken already. End what uses it, or choose another port.`
  if (error.code === 'EACCES') return `Port ${port} for ${what} may not be opened by this user. Choose one above 1023.`
  return `${what} can't listen on ${host}:${port}: ${error.message}`
}
