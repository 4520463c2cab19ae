import { ACCESS_TYPE_FIELDS } from '@sallyport/shared/access-type-fields'
import type { AccessTypeEntry } from '../file/configuration-file.ts'
import { describeRecordChanges } from './describe-difference.ts'
import { listNaming } from './list-naming.ts'
import { NOT_IN_FILES } from './load-configuration.ts'
import type { PlanContext } from './plan-context.ts'
import { isKnownRole } from './plan-roles.ts'
import { addChange } from './planned-change.ts'

const { key: _key, sessionDelivery: _delivery, ...CHANGEABLE } = ACCESS_TYPE_FIELDS

export function planAccessTypes(context: PlanContext): void {
  const { file, current, problems, plan } = context
  if (!file.accessTypes) return
  for (const [key, entry] of file.accessTypes) {
    const path = ['accessTypes', key]
    if (NOT_IN_FILES.has(key)) {
      problems.add(
        path,
        'CONFIGURATION_NOT_CHANGEABLE',
        `The access type "${key}" is part of the server. Take it out of the file.`,
      )
      continue
    }
    for (const list of ['rolesAllowed', 'rolesDenied'] as const)
      for (const [index, role] of entry[list].entries())
        if (!isKnownRole(context, role))
          problems.add(
            [...path, list, index],
            'CONFIGURATION_UNKNOWN_NAME',
            'There is no such role, neither built in nor in the file.',
          )
    const before = current.accessTypes.get(key)
    if (!before) {
      plan.accessTypes.created.set(key, entry)
      addChange(plan, 'ADDED', path, entry.name, describeNew(entry))
      continue
    }
    if (before.sessionDelivery !== entry.sessionDelivery)
      problems.add(
        [...path, 'sessionDelivery'],
        'CONFIGURATION_NOT_CHANGEABLE',
        `How sessions are delivered (${before.sessionDelivery}) can’t be changed. Add another access type, and remove this one.`,
      )
    const texts = describeRecordChanges(CHANGEABLE, before, entry)
    if (texts.length === 0) continue
    plan.accessTypes.updated.set(key, entry)
    for (const text of texts) addChange(plan, 'CHANGED', path, before.name, text)
  }
  for (const [key, { name, builtIn }] of current.accessTypes) {
    if (file.accessTypes.has(key)) continue
    if (builtIn) {
      plan.notes.push(`${name} is not in the file, and stays: it is built in.`)
      continue
    }
    // Those of the file are looked at there, each at its place.
    const named = file.invariants ? [] : listNaming(current, 'accessTypes', key)
    if (named.length > 0)
      problems.add(
        ['accessTypes'],
        'ACCESS_TYPE_IN_USE',
        `The access type "${key}" can’t be removed while ${named.join(', ')} ${named.length === 1 ? 'names' : 'name'} it.`,
      )
    plan.accessTypes.removed.push(key)
    addChange(
      plan,
      'REMOVED',
      ['accessTypes', key],
      name,
      'the access type is removed with its flow; its logons and sessions end',
    )
  }
}

function describeNew({ sessionDelivery, rolesAllowed, rolesDenied }: AccessTypeEntry): string {
  const parts = [`new access type, session as ${sessionDelivery === 'COOKIE' ? 'a cookie' : 'a token'}`]
  if (rolesAllowed.length > 0) parts.push(`only for ${rolesAllowed.join(', ')}`)
  if (rolesDenied.length > 0) parts.push(`not for ${rolesDenied.join(', ')}`)
  return parts.join('; ')
}
