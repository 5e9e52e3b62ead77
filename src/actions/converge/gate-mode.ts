import * as core from '@actions/core';

export async function convergeGate(_needs: string): Promise<void> {
  core.setFailed('gate mode is still to come');
}
