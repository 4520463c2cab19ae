import type { AuditRowFragment } from '../documents/gql/fragments.ts'

/** Types of audit events in words. An unknown type is described by its name. */
export const AUDIT_TYPES: Readonly<Record<string, string>> = {
  'logon.completed': 'Logged on',
  'logon.denied': 'Logon refused',
  'logon.abandoned': 'Logon abandoned',
  'logon.cancelled': 'Logon cancelled',
  'step.asked': 'Step asked',
  'step.passed': 'Step passed',
  'step.rejected': 'Step not passed',
  'session.ended': 'Session ended',
  'settings.updated': 'Settings changed',
  'settings.checked': 'Connection checked',
  'scheme.published': 'Scheme published',
  'scheme.saved': 'Scheme saved as a draft',
  'scheme.rolled-back': 'Scheme rolled back',
  'scheme.draft-discarded': 'Draft discarded',
  'scheme.renamed': 'Scheme renamed',
  'scheme.enabled': 'Scheme enabled',
  'scheme.disabled': 'Scheme disabled',
  'scheme.confirmed': 'Publication confirmed by a logon',
  'scheme.kept': 'Publication confirmed by an administrator',
  'scheme.taken-back': 'Publication rolled back',
  'access-type.created': 'Access type added',
  'access-type.updated': 'Access type changed',
  'access-type.removed': 'Access type removed',
  'role.created': 'Role added',
  'role.updated': 'Role changed',
  'role.removed': 'Role removed',
  'publication-policy.updated': 'Publication policy changed',
  'user.created': 'User created',
  'user.updated': 'User changed',
  'user.enabled': 'User enabled',
  'user.disabled': 'User disabled',
  'user.roles-changed': 'Roles changed',
  'user.password-set': 'Password set by an administrator',
  'user.password-changed': 'Password changed',
  'user.enrolled': 'Enrolled',
  'user.enrollment-removed': 'Enrollment removed',
  'user.external-name-set': 'Name at another service set',
  'user.enrollment-code-created': 'Enrollment code created',
  'user.enrollment-code-removed': 'Enrollment code revoked',
  'user.browsers-forgotten': 'Remembered browsers forgotten',
  'alarm.fraud': 'Alarm: request reported as fraud',
  'alarm.identity-conflict': 'Alarm: one account for two users',
  'alarm.failed-open': 'Alarm: step failed open',
  'alarm.acknowledged': 'Alarm acknowledged',
  'configuration.applied': 'Configuration file applied',
  'api-token.created': 'API token created',
  'api-token.revoked': 'API token revoked',
  'recovery.codes-created': 'Recovery codes made',
  'recovery.codes-removed': 'Recovery codes removed',
  'recovery.code-made': 'Recovery code made on the server',
  'alarm.recovery-used': 'Alarm: recovery code used',
  'administrator.created': 'First administrator created',
}

/** "thing.happened_so" → "Thing happened so", for types that this console doesn't know yet. */
export function describeAuditType(type: string): string {
  const known = Object.hasOwn(AUDIT_TYPES, type) ? AUDIT_TYPES[type] : undefined
  if (known) return known
  const words = type.replaceAll(/[._-]+/g, ' ').trim()
  return words === '' ? 'Event' : words[0]!.toUpperCase() + words.slice(1)
}

/** The place in a scheme: "browser · step 2 · duo". Empty if the event was not part of a logon. */
export function describePlace(event: Pick<AuditRowFragment, 'accessType' | 'step' | 'module'>): string {
  const parts = [event.accessType, event.step ? `step ${event.step}` : null, event.module]
  return parts.filter(Boolean).join(' · ')
}
