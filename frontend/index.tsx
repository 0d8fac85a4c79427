import './feature-flags';
import '@atlaskit/css-reset';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { loadLanguage } from './messages/languages';
import { findLocale } from './messages/words';
import { JiraSignIn } from './session/jira-sign-in';
import { PanelSignIn } from './session/panel-sign-in';
import './styles/panel.css';

/**
 * Where the panel appears. A page that hosts it says there where the API is (`data-base-path`) and which language its reader has
 * (`data-locale`); its own theme shows through and its session
 * opens the panel.
 */
const place = document.getElementById('rollcall');
if (place) {
  const { basePath } = place.dataset;
  const locale = place.dataset.locale || findLocale();
  const show = () =>
    createRoot(place).render(
      <App
        baseUrl={basePath ?? '/rollcall/api/v1'}
        SignIn={basePath === undefined ? PanelSignIn : JiraSignIn}
        isThemed={basePath === undefined}
        locale={locale}
      />,
    );
  // There are no words in the reader's language to say it with.
  const apologize = () => place.append('Rollcall could not be loaded. Reload the page.');
  loadLanguage(locale).then(show, apologize);
}
