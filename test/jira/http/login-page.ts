import type { JiraSite } from '../site';
import { escapeXml } from './reply';

export interface LoginForm {
  /** Where to go afterwards, below the context path. */
  readonly destination?: string;
  /** Said above the form. */
  readonly message?: string;
}

const STYLES = `body { font: 14px/1.5 sans-serif; background: #f4f5f7; color: #172b4d; }
form { max-width: 320px; margin: 80px auto; padding: 24px; background: #fff; border-radius: 3px; box-shadow: 0 1px 3px #091e4240; }
label { display: block; margin-top: 8px; } input { width: 100%; box-sizing: border-box; padding: 6px; margin-bottom: 8px; font: inherit; }`;

const filledWith = (value: string | undefined): string => (value === undefined ? '' : ` value="${escapeXml(value)}"`);

/** The log-in page, as people see it. */
export function loginPage(site: JiraSite, { destination, message }: LoginForm = {}): string {
  return `<!DOCTYPE html>
<html lang="en"><head><title>Log in - Jira</title><meta name="application-name" content="JIRA"><link rel="icon" href="data:,">
<style>${STYLES}</style></head>
<body id="jira"><form id="login-form" action="${site.contextPath}/login.jsp" method="post"><h1>Log in to stand-in Jira</h1>
${message === undefined ? '' : `<p role="alert">${escapeXml(message)}</p>`}
<label for="login-form-username">Username</label><input id="login-form-username" name="os_username" autocomplete="username"${filledWith(site.settings.loginForm?.name)}>
<label for="login-form-password">Password</label><input id="login-form-password" name="os_password" type="password" autocomplete="current-password"${filledWith(site.settings.loginForm?.password)}>
${destination === undefined ? '' : `<input type="hidden" name="os_destination" value="${escapeXml(destination)}">`}
<input type="submit" id="login-form-submit" name="login" value="Log In">
</form></body></html>`;
}
