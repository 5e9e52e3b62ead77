import { convergePost } from './index.js';

await convergePost();
