import {
  createRootRoute,
  createRoute,
  createRouter,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { leaveWhenSignedIn, signInFirst } from './doors.ts';
import type {} from './history-state.ts';
import { ErrorPage } from './errors/error-page.tsx';
import { NotFoundPage } from './errors/not-found-page.tsx';
import { readUserView } from '../features/pbx-users/user-view.ts';
import { readCallsNowView } from '../features/calls-now/calls-now-view.ts';
import { manyActionOf, readManySearch } from '../features/conferences/many/actions.ts';
import { readListView } from '../features/conferences/list-view.ts';
import { readActivityView } from '../features/team/activity/activity-view.ts';
import { readUsageView } from '../features/usage/usage-view.ts';
// Where the router is, its history's type is.
import type {} from './history-state.ts';
import { showKnownSearchOnly } from './known-search.ts';
import { latePage } from './late-page.ts';
import { safeReturn } from './safe-return.ts';

const loadDesk = () => import('./desk.ts');

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => {
    const to = safeReturn(search['to']);
    return to === undefined ? {} : { to };
  },
  beforeLoad: ({ search }) => leaveWhenSignedIn(search.to),
  component: latePage(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: latePage(
    () => import('../features/sign-in/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
});

/** Where emailed links lead, whoever is signed in here: who follows one becomes somebody else. */
const choosePasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/choose-password',
  component: latePage(
    () => import('../features/sign-in/choose-password-page.tsx'),
    'ChoosePasswordPage',
  ),
});

/** Everything behind it needs a session; who has none is sent to sign in and comes back. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: ({ location }) => signInFirst(location.href),
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: latePage(() => import('./shell/home-page.tsx'), 'HomePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/a/$accountId',
  component: latePage(loadDesk, 'AccountFrame'),
});

const servicesRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/',
  component: latePage(() => import('../features/services/services-page.tsx'), 'ServicesPage'),
});

const conferencingRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/conferencing',
  component: latePage(loadDesk, 'ConferencingGate'),
});

const conferencingIndexRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({ to: '/a/$accountId/conferencing/settings', params, replace: true, throw: true });
  },
});

/** Cloud PBX has one page, and that is Conferencing's: its users. */
const pbxRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/pbx',
  beforeLoad: ({ params }) => {
    redirect({ to: '/a/$accountId/conferencing/users', params, replace: true, throw: true });
  },
});

/** The list stays where it is, scrolled and loaded, while a child opens over it. */
const settingsRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/settings',
  validateSearch: readListView,
  component: latePage(loadDesk, 'SettingsPage'),
});

const newConferenceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/new',
  component: latePage(
    () => import('../features/conferences/form/new-conference-panel.tsx'),
    'NewConferencePanel',
  ),
});

const conferenceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/$conferenceId',
  component: latePage(
    () => import('../features/conferences/conference/conference-panel.tsx'),
    'ConferencePanel',
  ),
});

const editConferenceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/$conferenceId/edit',
  component: latePage(
    () => import('../features/conferences/form/edit-conference-panel.tsx'),
    'EditConferencePanel',
  ),
});

const duplicateConferenceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/$conferenceId/duplicate',
  component: latePage(
    () => import('../features/conferences/duplicate/duplicate-panel.tsx'),
    'DuplicatePanel',
  ),
});

const importRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/import',
  component: latePage(() => import('../features/imports/import-page.tsx'), 'ImportPage'),
});

/** Emails that are out of date, to be sent again to all. */
const sendAgainRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/send-again',
  component: latePage(
    () => import('../features/conferences/outdated/send-again-page.tsx'),
    'SendAgainPage',
  ),
});

/** What is about to be done to many conferences at once. */
const manyRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/many/$action',
  validateSearch: readManySearch,
  beforeLoad: ({ params }) => {
    if (manyActionOf(params.action) === undefined) notFound({ throw: true });
  },
  component: latePage(() => import('../features/conferences/many/many-page.tsx'), 'ManyPage'),
});

/** What a generation for many, an import or a sending again is doing or has done. */
const runRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/runs/$runId',
  component: latePage(() => import('../runs/screens/run-page.tsx'), 'RunPage'),
});

/** The users of the Cloud PBX: behind both services. */
const usersRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/users',
  component: latePage(loadDesk, 'PbxGate'),
});

const userListRoute = createRoute({
  getParentRoute: () => usersRoute,
  path: '/',
  validateSearch: readUserView,
  component: latePage(
    () => import('../features/pbx-users/list/pbx-users-page.tsx'),
    'PbxUsersPage',
  ),
});

const loadUsersRoute = createRoute({
  getParentRoute: () => usersRoute,
  path: '/load',
  component: latePage(
    () => import('../features/pbx-users/load/load-users-page.tsx'),
    'LoadUsersPage',
  ),
});

const generateRoute = createRoute({
  getParentRoute: () => usersRoute,
  path: '/generate',
  component: latePage(
    () => import('../features/pbx-users/generate/generate-page.tsx'),
    'GeneratePage',
  ),
});

/** The calls of the account; one of them opens over the list, at an address of its own. */
const usageRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/usage',
  validateSearch: readUsageView,
  component: latePage(() => import('../features/usage/page/usage-page.tsx'), 'UsagePage'),
});

/** The calls that go on; one of them opens over the list, at an address of its own. */
const callsNowRoute = createRoute({
  getParentRoute: () => conferencingRoute,
  path: '/now',
  validateSearch: readCallsNowView,
  component: latePage(
    () => import('../features/calls-now/page/calls-now-page.tsx'),
    'CallsNowPage',
  ),
});

const profileRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/profile',
  component: latePage(() => import('../features/team/profile/profile-page.tsx'), 'ProfilePage'),
});

const activityRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: '/activity',
  validateSearch: readActivityView,
  component: latePage(() => import('../features/team/activity/activity-page.tsx'), 'ActivityPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  resetPasswordRoute,
  choosePasswordRoute,
  signedInRoute.addChildren([
    homeRoute,
    accountRoute.addChildren([
      servicesRoute,
      pbxRoute,
      profileRoute,
      activityRoute,
      conferencingRoute.addChildren([
        conferencingIndexRoute,
        settingsRoute.addChildren([
          newConferenceRoute,
          conferenceRoute,
          editConferenceRoute,
          duplicateConferenceRoute,
        ]),
        importRoute,
        sendAgainRoute,
        manyRoute,
        runRoute,
        usersRoute.addChildren([userListRoute, loadUsersRoute, generateRoute]),
        usageRoute,
        callsNowRoute,
      ]),
    ]),
  ]),
]);

showKnownSearchOnly(routeTree);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  // A list that a panel was opened over must not jump to its top.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
