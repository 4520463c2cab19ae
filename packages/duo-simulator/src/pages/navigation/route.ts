import { activationCodeOfPath } from '../lib/activation-code.ts'

export type AdminSection = 'applications' | 'users' | 'policies' | 'faults' | 'log'
export type Route =
  | { page: 'admin'; section: AdminSection }
  | { page: 'phones' }
  | { page: 'side-by-side' }
  | { page: 'phone'; deviceId: string }
  | { page: 'activate'; activationCode: string }
  | { page: 'unknown' }

export const adminPaths: Record<AdminSection, string> = {
  applications: '/',
  users: '/users',
  policies: '/policies',
  faults: '/faults',
  log: '/log',
}

export function toRoute(rawPath: string): Route {
  const activationCode = activationCodeOfPath(rawPath)
  if (activationCode) return { page: 'activate', activationCode }
  const path = rawPath.replace(/\/+$/, '') || '/'
  if (path === '/phone' || path === '/phone/activate') return { page: 'phones' }
  if (path === '/phones') return { page: 'side-by-side' }
  const device = /^\/phone\/([^/]+)$/.exec(path)
  if (device?.[1]) return { page: 'phone', deviceId: device[1] }
  for (const [section, known] of Object.entries(adminPaths)) {
    if (known === path) return { page: 'admin', section: section as AdminSection }
  }
  if (path === '/applications') return { page: 'admin', section: 'applications' }
  return { page: 'unknown' }
}
