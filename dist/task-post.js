import { taskPost } from './index.js';

await taskPost();
