/** Opens a connection: address guard, TCP, TLS, sign-in. */
import { connect, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, checkServerIdentity, getCACertificates, connect as secure } from 'node:tls';
import { RollcallError } from '../../../domain/errors';
import type { ConnectorHost } from '../../spi';
import { LdapConnection } from './connection';
import { explainNetworkFault, timedOut } from './network-errors';

export interface LdapServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'ldaps' | 'starttls' | 'none';
  /** PEM certificates trusted in addition to the system's. */
  readonly ca?: string;
  /** The name the certificate must be for, when it is not the host's. */
  readonly serverName?: string;
}

export interface OpenOptions {
  /** Null: anonymous. */
  readonly account: { readonly dn: string; readonly password: string } | null;
  /** From the first packet until the account has signed in, in milliseconds. */
  readonly connectTimeoutMs: number;
  /** The longest silence while an answer is due, in milliseconds. */
  readonly timeoutMs: number;
}

/** A connection that has signed in. Closed by the host's signal. Throws `RollcallError`. */
export async function openLdap(server: LdapServer, options: OpenOptions, host: ConnectorHost): Promise<LdapConnection> {
  if (options.account !== null && options.account.password === '') {
    throw new RollcallError('source-auth', 'The password of the bind account is empty.', { remedy: 'Enter the password.' });
  }
  const address = pinnedAddress(await host.guardAddress(server.host, server.port)) ?? server.host;
  const socket = connect({ host: address, port: server.port, noDelay: true });
  let stop = (): void => {
    socket.destroy(stopped());
  };
  const abort = () => stop();
  host.signal.addEventListener('abort', abort, { once: true });
  socket.once('close', () => host.signal.removeEventListener('abort', abort));
  const timer = setTimeout(() => socket.destroy(timedOut('connect')), options.connectTimeoutMs);
  try {
    host.signal.throwIfAborted();
    await settled(socket, 'connect');
    const upgrade = (plain: Socket) => settled(secure(tlsOptions(server, plain)), 'secureConnect');
    const connection = new LdapConnection(server.security === 'ldaps' ? await upgrade(socket) : socket, options.timeoutMs);
    stop = () => connection.fail(stopped());
    if (server.security === 'starttls') await connection.startTls(upgrade);
    if (options.account !== null) await connection.bind(options.account.dn, options.account.password);
    return connection;
  } catch (error) {
    socket.destroy();
    if (host.signal.aborted) throw stopped();
    throw explainNetworkFault(error);
  } finally {
    clearTimeout(timer);
  }
}

const stopped = () => new RollcallError('stopped', 'The run was stopped.');

function tlsOptions(server: LdapServer, socket: Socket): ConnectionOptions {
  const name = server.serverName ?? server.host;
  return {
    socket,
    minVersion: 'TLSv1.2',
    ...(isIP(name) ? {} : { servername: name }),
    ...(server.ca === undefined ? {} : { ca: [...getCACertificates('default'), server.ca] }),
    checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
  };
}

async function settled<S extends Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> {
  const { promise, resolve, reject } = Promise.withResolvers<S>();
  const onError = (error: Error) => reject(error);
  const onClose = () => reject(new Error('closed before the connection was made'));
  socket.once('error', onError);
  socket.once('close', onClose);
  socket.once(event, () => resolve(socket));
  try {
    return await promise;
  } finally {
    socket.off('error', onError);
    socket.off('close', onClose);
    // Until the connection listens, and after a failure, a late error must not be an uncaught one.
    socket.on('error', () => undefined);
  }
}

/** A guard may answer which addresses it looked at; then those are used, and a name that changes meanwhile changes nothing. */
function pinnedAddress(answer: unknown): string | undefined {
  const first: unknown = Array.isArray(answer) ? answer[0] : undefined;
  return typeof first === 'object' && first !== null && 'address' in first && typeof first.address === 'string' ? first.address : undefined;
}
