import type { Permission } from '@sallyport/shared/permissions'
import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { DashboardPage } from '../features/dashboard/dashboard-page.tsx'
import { AppLoading } from './app-loading.tsx'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RequirePermission } from './require-permission.tsx'
import { Shell } from './shell/shell.tsx'
import { ViewerGate } from './viewer-gate.tsx'

const loadOverviewPage = async () => (await import('../features/overview/overview-page.tsx')).OverviewPage
const loadSchemesPage = async () => (await import('../features/schemes/schemes-page.tsx')).SchemesPage
const loadAccessTypesPage = async () => (await import('../features/access-types/access-types-page.tsx')).AccessTypesPage
const loadInvariantsPage = async () => (await import('../features/invariants/invariants-page.tsx')).InvariantsPage
const loadPublicationPolicyPage = async () =>
  (await import('../features/publication-policy/publication-policy-page.tsx')).PublicationPolicyPage
const loadSettingsPage = async () => (await import('../features/settings/settings-page.tsx')).SettingsPage
const loadUsersPage = async () => (await import('../features/users/users-page.tsx')).UsersPage
const loadUserPage = async () => (await import('../features/users/user-page.tsx')).UserPage
const loadRolesPage = async () => (await import('../features/roles/roles-page.tsx')).RolesPage
const loadSessionsPage = async () => (await import('../features/sessions/sessions-page.tsx')).SessionsPage
const loadAuditPage = async () => (await import('../features/audit/audit-page.tsx')).AuditPage
const loadLogonReplayPage = async () => (await import('../features/audit/replay/logon-replay-page.tsx')).LogonReplayPage
const loadApiTokensPage = async () => (await import('../features/api-tokens/api-tokens-page.tsx')).ApiTokensPage

type LoadPage = () => Promise<ComponentType>

/** A page of the administration: loaded when it is opened, shown only to those who have the permission. */
const page = (path: string, permission: Permission, title: string, load: LoadPage): RouteObject => ({
  element: <RequirePermission permission={permission} title={title} />,
  children: [{ path, lazy: async () => ({ Component: await load() }) }],
})

const ADMINISTRATION: RouteObject[] = [
  page('/overview', 'audit:read', 'Overview', loadOverviewPage),
  page('/authentication/schemes/:key?', 'schemes:read', 'Schemes', loadSchemesPage),
  page('/authentication/access-types', 'schemes:read', 'Access types', loadAccessTypesPage),
  page('/authentication/invariants', 'schemes:read', 'Invariants', loadInvariantsPage),
  page('/authentication/publication-policy', 'schemes:read', 'Publication policy', loadPublicationPolicyPage),
  page('/authentication/settings/:module?', 'settings:read', 'Settings', loadSettingsPage),
  page('/users', 'users:read', 'Users', loadUsersPage),
  page('/users/:id', 'users:read', 'Users', loadUserPage),
  page('/roles', 'users:read', 'Roles', loadRolesPage),
  page('/sessions', 'sessions:read', 'Sessions', loadSessionsPage),
  page('/audit', 'audit:read', 'Audit log', loadAuditPage),
  page('/audit/logons/:reference', 'audit:read', 'Audit log', loadLogonReplayPage),
]

/** Everyone lands on the dashboard, so it comes with the first load. */
export const routes: RouteObject[] = [
  {
    element: (
      <ViewerGate>
        <Shell />
      </ViewerGate>
    ),
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <AppLoading />,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          { path: '/', element: <DashboardPage /> },
          ...ADMINISTRATION,
          // For everyone with any permission: the page shows their own tokens.
          { path: '/api-tokens', lazy: async () => ({ Component: await loadApiTokensPage() }) },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
