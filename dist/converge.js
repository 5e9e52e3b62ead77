import { converge } from './index.js';

await converge();
