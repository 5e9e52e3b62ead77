import { task } from './index.js';

await task();
