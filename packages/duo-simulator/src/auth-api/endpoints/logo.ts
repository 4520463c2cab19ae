import { DuoError } from '../../wire/duo-error.ts'
import type { Endpoint } from '../call/endpoint.ts'

export const logo: Endpoint = {
  method: 'GET',
  path: '/auth/v2/logo',
  handle: ({ application }) => {
    if (!application.logo) throw new DuoError(40401, 'Logo not found')
    return { image: Buffer.from(application.logo, 'base64'), outcome: 'OK' }
  },
}
