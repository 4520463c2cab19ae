import { Checkbox, NativeSelect, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import type { Factor, Policy } from '../../control/types.ts'
import type { PolicyDraft, PolicyErrors, PolicyField } from './draft.ts'
import classes from './fields.module.css'
import { PolicySection } from './section.tsx'

interface PolicyFieldsProps {
  draft: PolicyDraft
  errors: PolicyErrors
  set: <Field extends PolicyField>(field: Field, value: PolicyDraft[Field]) => void
}

const factorNames: Record<Factor, string> = {
  push: 'Duo Push',
  phone: 'Phone call',
  sms: 'Passcodes by SMS',
  passcode: 'Passcodes: app, token, SMS and bypass codes',
}

export function PolicyFields({ draft, errors, set }: PolicyFieldsProps) {
  const text = (
    field: 'rememberedDays' | 'lockoutThreshold' | 'lockoutMinutes' | 'smsCodesPerMessage' | 'autoApproveMs',
  ) => ({
    name: field,
    value: draft[field],
    error: errors[field],
    inputMode: 'numeric' as const,
    size: 'md' as const,
    maw: 320,
    onChange: (event: { currentTarget: HTMLInputElement }) => set(field, event.currentTarget.value),
  })

  return (
    <>
      <PolicySection title="New users" help="Somebody whom Duo doesn’t know, or who has nothing to approve with.">
        <Radio.Group
          aria-label="New users"
          value={draft.newUsers}
          onChange={(value) => set('newUsers', value as Policy['newUsers'])}>
          <Stack gap={4}>
            <Radio
              size="md"
              className={classes.choice}
              value="enroll"
              label="Require enrollment"
              description="They add a phone before they get in."
            />
            <Radio
              size="md"
              className={classes.choice}
              value="allow"
              label="Allow access"
              description="They get in without a second factor."
            />
            <Radio
              size="md"
              className={classes.choice}
              value="deny"
              label="Deny access"
              description="They are refused."
            />
          </Stack>
        </Radio.Group>
      </PolicySection>
      <PolicySection
        title="Verified push"
        help="The logon page shows a code that has to be typed on the phone before a push can be approved.">
        <Switch
          size="md"
          className={classes.choice}
          label="Require a verification code"
          checked={draft.isVerifiedPushRequired}
          onChange={(event) => set('isVerifiedPushRequired', event.currentTarget.checked)}
        />
        <NativeSelect
          label="Digits"
          size="md"
          maw={320}
          value={draft.digits}
          data={['3', '4', '5', '6']}
          onChange={(event) => set('digits', event.currentTarget.value)}
        />
        <NativeSelect
          label="A server that can’t show a code"
          size="md"
          maw={420}
          value={draft.clientsWithoutSupport}
          data={[
            { value: 'plain', label: 'Gets an ordinary push' },
            { value: 'refuse', label: 'Gets no push at all' },
          ]}
          onChange={(event) =>
            set('clientsWithoutSupport', event.currentTarget.value as PolicyDraft['clientsWithoutSupport'])
          }
        />
      </PolicySection>
      <PolicySection title="Remembered devices" help="A browser that got in once is not asked again for a while.">
        <Switch
          size="md"
          className={classes.choice}
          label="Remember devices"
          checked={draft.areDevicesRemembered}
          onChange={(event) => set('areDevicesRemembered', event.currentTarget.checked)}
        />
        <TextInput label="For how many days" {...text('rememberedDays')} />
      </PolicySection>
      <PolicySection title="Allowed factors" help="What isn’t ticked is offered to nobody, and refused when asked for.">
        <Checkbox.Group
          aria-label="Allowed factors"
          value={draft.allowedFactors}
          onChange={(value) => set('allowedFactors', value as Factor[])}>
          <Stack gap={4}>
            {Object.entries(factorNames).map(([factor, name]) => (
              <Checkbox key={factor} size="md" className={classes.choice} value={factor} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput label="Passcodes in one SMS" {...text('smsCodesPerMessage')} />
      </PolicySection>
      <PolicySection title="Lock-out" help="After too many wrong passcodes in a row a user is locked out.">
        <TextInput label="Wrong passcodes until locked out" {...text('lockoutThreshold')} />
        <TextInput
          label="Minutes until unlocked"
          description="Empty: until somebody changes the user’s status."
          {...text('lockoutMinutes')}
        />
      </PolicySection>
      <PolicySection title="Trusted networks" help="From these addresses no second factor is asked.">
        <Textarea
          label="Addresses and ranges"
          description="One a line, such as 192.0.2.0/24. The address is the one that the server reports."
          size="md"
          maw={420}
          rows={3}
          value={draft.trustedNetworks}
          onChange={(event) => set('trustedNetworks', event.currentTarget.value)}
        />
      </PolicySection>
      <PolicySection
        title="Old signatures"
        help="Version 1 signs no date, so that a request can be sent again for ever.">
        <Switch
          size="md"
          className={classes.choice}
          label="Accept signature version 1"
          checked={draft.isSignatureV1Accepted}
          onChange={(event) => set('isSignatureV1Accepted', event.currentTarget.checked)}
        />
      </PolicySection>
      <PolicySection title="Automatic answers" help="For benchmarks and demos: nobody needs to touch a phone.">
        <TextInput
          label="Approve by itself after milliseconds"
          description="Empty: a person decides. 0: at once."
          {...text('autoApproveMs')}
        />
      </PolicySection>
    </>
  )
}
