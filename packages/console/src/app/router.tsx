import { createBrowserRouter, type RouteObject } from 'react-router'
import { DashboardPage } from '../features/dashboard/dashboard-page.tsx'
import { AppLoading } from './app-loading.tsx'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RequirePermission } from './require-permission.tsx'
import { Shell } from './shell/shell.tsx'
import { ViewerGate } from './viewer-gate.tsx'

/** Everyone lands on the dashboard, so it comes with the first load; each page of the administration comes when it is opened. */
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
          {
            element: <RequirePermission permission="audit:read" title="Overview" />,
            children: [
              {
                path: '/overview',
                lazy: async () => ({
                  Component: (await import('../features/overview/overview-page.tsx')).OverviewPage,
                }),
              },
            ],
          },
          {
            element: <RequirePermission permission="schemes:read" title="Schemes" />,
            children: [
              {
                path: '/authentication/schemes/:key?',
                lazy: async () => ({ Component: (await import('../features/schemes/schemes-page.tsx')).SchemesPage }),
              },
            ],
          },
          {
            element: <RequirePermission permission="schemes:read" title="Access types" />,
            children: [
              {
                path: '/authentication/access-types',
                lazy: async () => ({
                  Component: (await import('../features/access-types/access-types-page.tsx')).AccessTypesPage,
                }),
              },
            ],
          },
          {
            element: <RequirePermission permission="schemes:read" title="Invariants" />,
            children: [
              {
                path: '/authentication/invariants',
                lazy: async () => ({
                  Component: (await import('../features/invariants/invariants-page.tsx')).InvariantsPage,
                }),
              },
            ],
          },
          {
            element: <RequirePermission permission="schemes:read" title="Publication policy" />,
            children: [
              {
                path: '/authentication/publication-policy',
                lazy: async () => ({
                  Component: (await import('../features/publication-policy/publication-policy-page.tsx'))
                    .PublicationPolicyPage,
                }),
              },
            ],
          },
          {
            element: <RequirePermission permission="settings:read" title="Settings" />,
            children: [
              {
                path: '/authentication/settings/:module?',
                lazy: async () => ({
                  Component: (await import('../features/settings/settings-page.tsx')).SettingsPage,
                }),
              },
            ],
          },
          {
            element: <RequirePermission permission="users:read" title="Users" />,
            children: [
              {
                path: '/users',
                lazy: async () => ({ Component: (await import('../features/users/users-page.tsx')).UsersPage }),
              },
              {
                path: '/users/:id',
                lazy: async () => ({ Component: (await import('../features/users/user-page.tsx')).UserPage }),
              },
            ],
          },
          {
            element: <RequirePermission permission="users:read" title="Roles" />,
            children: [
              {
                path: '/roles',
                lazy: async () => ({ Component: (await import('../features/roles/roles-page.tsx')).RolesPage }),
              },
            ],
          },
          {
            element: <RequirePermission permission="sessions:read" title="Sessions" />,
            children: [
              {
                path: '/sessions',
                lazy: async () => ({
                  Component: (await import('../features/sessions/sessions-page.tsx')).SessionsPage,
                }),
              },
            ],
          },
          {
            element: <RequirePermission permission="audit:read" title="Audit log" />,
            children: [
              {
                path: '/audit',
                lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }),
              },
              {
                path: '/audit/logons/:reference',
                lazy: async () => ({
                  Component: (await import('../features/audit/replay/logon-replay-page.tsx')).LogonReplayPage,
                }),
              },
            ],
          },
          {
            path: '/api-tokens',
            lazy: async () => ({
              Component: (await import('../features/api-tokens/api-tokens-page.tsx')).ApiTokensPage,
            }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
