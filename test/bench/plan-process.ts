import { timePlans } from './plan-times';

process.send?.(timePlans());
process.disconnect?.();
