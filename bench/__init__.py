"""Speed and memory, measured against targets; targets are ratios or costs that hold on any machine of today."""
