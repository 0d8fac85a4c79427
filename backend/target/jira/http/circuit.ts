import type { RollcallError } from '../../../domain/errors';

/**
 * Opens for good when going on would do harm: after a CAPTCHA demand, and after rejected passwords (each further try
 * counts towards a CAPTCHA). Every later call of this target fails with the same error without being sent.
 */
export class Circuit {
  private reason: RollcallError | null = null;

  open(reason: RollcallError): void {
    this.reason ??= reason;
  }

  get openedBy(): RollcallError | null {
    return this.reason;
  }
}
