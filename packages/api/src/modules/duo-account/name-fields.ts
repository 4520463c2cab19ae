import { toNameBySettings, toExternalNameFields } from '../../module-contract/external-name-fields.ts'

/** Settings of both modules: how a username becomes the one at Duo. */
export const DUO_NAME_FIELDS = toExternalNameFields({ title: 'Duo', place: 'Users in Duo’s admin panel' })

/** The name that an administrator can set for one user, for the manifests of both modules. */
export const DUO_USERNAME = {
  label: 'Duo username',
  help: 'Only if it differs from the name that the settings produce.',
  toName: toNameBySettings,
}
