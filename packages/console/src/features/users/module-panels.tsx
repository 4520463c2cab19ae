import { useQuery } from '@apollo/client/react'
import { Stack } from '@mantine/core'
import { Panel } from '../../components/page/panel.tsx'
import { UserModulesDocument, type UserQuery } from './gql/users.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { EnrollmentCode } from './enrollment-code.tsx'
import { ExternalNameForm } from './external-name-form.tsx'

/** A user's settings for each module that has any: the name at the service, enrollment codes. */
export function ModulePanels({ user }: { user: NonNullable<UserQuery['user']> }) {
  const canSeeModules = usePermission('schemes:read')
  const { data } = useQuery(UserModulesDocument, { skip: !canSeeModules })
  const modules = data?.modules.filter((module) => module.usesEnrollmentCodes || module.externalNameLabel) ?? []
  return modules.map((module) => {
    const name = user.externalNames.find((each) => each.module === module.id)?.name ?? null
    return (
      <Panel key={module.id} title={module.title}>
        <Stack gap="lg">
          {module.externalNameLabel && (
            <ExternalNameForm
              key={name}
              userId={user.id}
              module={module.id}
              label={module.externalNameLabel}
              help={module.externalNameHelp ?? null}
              name={name}
            />
          )}
          {module.usesEnrollmentCodes && (
            <EnrollmentCode
              user={user}
              module={module}
              unused={user.enrollmentCodes.find((code) => code.module === module.id)}
            />
          )}
        </Stack>
      </Panel>
    )
  })
}
