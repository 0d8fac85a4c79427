import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { authorize, CONSENT_PATH, decide, showConsent, token } from './oauth';
import { createToken, listTokens, readToken, revokeToken } from './personal-tokens';
import { closeSession, logOut, openSession, readSession, showLoginPage, submitLoginForm } from './session';

export function addSignInRoutes(router: Router, profile: VersionProfile): void {
  router
    .get('/rest/auth/1/session', 'user', readSession)
    .post('/rest/auth/1/session', 'open', openSession)
    .delete('/rest/auth/1/session', 'user', closeSession)
    .delete('/rest/auth/1/websudo', 'user', () => ({ status: 204 }))
    .get('/login.jsp', 'open', showLoginPage)
    .post('/login.jsp', 'open', submitLoginForm)
    .get('/secure/Logout!default.jspa', 'open', logOut);
  if (profile.has.oauth2) {
    router
      .get('/rest/oauth2/latest/authorize', 'open', authorize)
      .get(CONSENT_PATH, 'open', showConsent)
      .post(CONSENT_PATH, 'user', decide)
      .post('/rest/oauth2/latest/token', 'open', token);
  }
  if (!profile.has.personalTokens) return;
  router
    .get('/rest/pat/latest/tokens', 'user', listTokens)
    .post('/rest/pat/latest/tokens', 'user', createToken)
    .get('/rest/pat/latest/tokens/{id}', 'user', readToken)
    .delete('/rest/pat/latest/tokens/{id}', 'user', revokeToken);
}
