import { ACTIVATION_VALID_SECONDS } from '../../account/enrollments.ts'
import { randomDigits, randomDuoId, randomGeneratedUsername } from '../../lib/random-ids.ts'
import { createUserRecord } from '../../state/user-record.ts'
import { DuoError } from '../../wire/duo-error.ts'
import type { Endpoint } from '../call/endpoint.ts'

const MAX_VALID_SECONDS = 30 * 86_400
const MAX_BYPASS_CODES = 10

/** Creates a user with a phone, which works once it is activated. */
export const enroll: Endpoint = {
  method: 'POST',
  path: '/auth/v2/enroll',
  handle: ({ parameters, simulation }) => {
    const { state, enrollments, changes, addresses } = simulation
    const validSeconds = parameters.findInteger('valid_secs', 1, MAX_VALID_SECONDS) ?? ACTIVATION_VALID_SECONDS
    const bypassCodeCount = parameters.findInteger('bypass_codes', 0, MAX_BYPASS_CODES) ?? 0
    const username = parameters.find('username') ?? randomGeneratedUsername()
    if (state.findUserByName(username)) throw new DuoError(40002, 'username already exists')
    const bypassCodes = Array.from({ length: bypassCodeCount }, () => randomDigits(9))
    const user = createUserRecord({ userId: randomDuoId('DU'), username, createdAt: simulation.now(), bypassCodes })
    state.putUser(user)
    changes.publish('users', { kind: 'created', username })
    const { activationCode, expiresAt } = enrollments.create(user, validSeconds)
    return {
      response: {
        activation_barcode: `${addresses.url}/frame/qr?value=${activationCode}`,
        activation_code: `duo://${activationCode}`,
        activation_url: `${addresses.pagesUrl}/phone/activate/${activationCode}`,
        ...(bypassCodeCount > 0 && { bypass_codes: bypassCodes }),
        expiration: Math.floor(expiresAt / 1000),
        user_id: user.userId,
        username,
      },
      outcome: 'OK',
    }
  },
}
