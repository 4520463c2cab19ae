import { BadInputError } from '../../errors/common-errors.ts'
import { isSecretReference } from './secret-reference.ts'

const MAX_SECRETS = 100
const MAX_VALUE_LENGTH = 10_000

/** The values of references, as clients send them. What is trimmed off is what files end with. */
export function parseSecrets(
  input: readonly { reference: string; value: string }[] | null | undefined,
): Map<string, string> {
  const given = input ?? []
  if (given.length > MAX_SECRETS) throw new BadInputError(`At most ${MAX_SECRETS} secrets.`)
  const secrets = new Map<string, string>()
  for (const { reference, value } of given) {
    if (!isSecretReference(reference)) throw new BadInputError('A reference has the form ${env:NAME} or ${file:path}.')
    if (secrets.has(reference)) throw new BadInputError('A reference stands twice among the secrets.')
    if (value.trim() === '' || value.length > MAX_VALUE_LENGTH)
      throw new BadInputError('The value of a secret has 1 to 10,000 characters.')
    secrets.set(reference, value.trim())
  }
  return secrets
}
