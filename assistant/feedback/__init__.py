"""What readers say of answers, kept by the operator on this machine, and made into questions to evaluate."""
