import type { SettingFields } from '@sallyport/shared/setting-field'

/**
 * Options that steps of both modules have.
 * @param neverAfter what has been done once a step can no longer fail open, e.g. "a request was sent"
 */
export const toAccountOptions = (neverAfter: string) =>
  ({
    bypass: {
      kind: 'choice',
      label: 'When Duo lets a user in without asking',
      help: 'Duo does so for users in bypass status, because of a policy for new users, or from trusted networks. It proves nothing about the user.',
      default: 'refuse',
      options: [
        { value: 'refuse', label: 'Refuse the logon' },
        { value: 'accept', label: 'Accept it and record a bypass' },
      ],
    },
    failMode: {
      kind: 'choice',
      label: 'When Duo can’t be reached',
      help:
        'Let in without Duo: during an outage, or while an attacker blocks the connection, this step asks for nothing and only the steps before it ' +
        `protect the account. It applies only if no one answers at Duo’s host, never to wrong keys, and never after ${neverAfter}. ` +
        'Each such logon is marked in the sessions and raises an alarm in the audit log.',
      default: 'closed',
      options: [
        { value: 'closed', label: 'Refuse the logon' },
        { value: 'open', label: 'Let in without Duo' },
      ],
    },
    failOpenFrom: {
      kind: 'text',
      label: 'Networks to let in without Duo',
      help: 'Networks such as 10.0.0.0/8, separated by commas. From elsewhere the logon is refused while Duo can’t be reached. Empty: all networks.',
      format: 'networks',
    },
  }) as const satisfies SettingFields

/** The options' values, as forecasts and steps read them. */
export interface AccountOptions {
  bypass: 'refuse' | 'accept'
  failMode: 'closed' | 'open'
  failOpenFrom: string | null
}
