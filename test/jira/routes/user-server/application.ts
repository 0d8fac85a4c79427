import type { Call } from '../../http/call';
import { Refusal, type Reply } from '../../http/reply';
import type { Handler } from '../../http/router';
import { failureReply } from './entities';

const LOOPBACK = ['127.0.0.1', '::1'];

/** An error of the Crowd-style API, with its reason. */
export class CrowdFailure extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

/**
 * Lets registered applications in only: by their own name and password, from listed addresses. A Jira administrator's password or
 * token is not accepted. That Jira 11 leaves this API alone when it switches basic authentication off is UNCONFIRMED.
 */
export function forApplications(handler: Handler): Handler {
  return async (call) => {
    signIn(call);
    try {
      return await handler(call);
    } catch (error) {
      if (error instanceof CrowdFailure) return failureReply(call, error.status, error.reason, error.message);
      throw error;
    }
  };
}

function signIn(call: Call): void {
  const [scheme = '', value = ''] = (call.headers.authorization ?? '').split(' ');
  const decoded = /^basic$/i.test(scheme) ? Buffer.from(value, 'base64').toString('utf8') : '';
  const colon = decoded.indexOf(':');
  const name = decoded.slice(0, Math.max(0, colon));
  const application = call.site.userServerApplications.find((each) => each.application === name);
  if (colon < 0 || !application || application.password !== decoded.slice(colon + 1)) {
    const headers = { 'WWW-Authenticate': 'Basic realm="Crowd REST Service"' };
    throw new Refusal({ status: 401, text: 'Application failed to authenticate', type: 'text/plain;charset=UTF-8', headers });
  }
  const address = call.remoteAddress.replace(/^::ffff:/, '');
  if ((application.allowedAddresses ?? LOOPBACK).includes(address)) return;
  const text = `Client with address "${address}" is forbidden from making requests to the application, ${application.application}.`;
  throw new Refusal({ status: 403, text: `<html><body>${text}</body></html>` } satisfies Reply);
}
