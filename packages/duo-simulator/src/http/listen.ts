import type { AddressInfo, Server, Socket } from 'node:net'

export interface Listening {
  port: number
  /** Closes every connection, including those that wait for an answer. */
  close(): Promise<void>
}

/** Opens the port. The error of a failure suggests what to do. */
export function listen(server: Server, port: number, host: string, name: string): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port, host, name))))
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

function explain(error: NodeJS.ErrnoException, port: number, host: string, name: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} for ${name} is already in use. Stop the program that uses it, or choose another port.`
  if (error.code === 'EACCES')
    return `This user isn't allowed to open port ${port} for ${name}. Choose a port above 1023.`
  return `${name} can't listen on ${host}:${port}: ${error.message}`
}
