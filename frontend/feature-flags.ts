/** Imported before anything of Atlaskit renders: without a resolver its components ask a flag service that is not there. */
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';

setBooleanFeatureFlagResolver(() => false);
