"""How evenly a resource is spread over areas: observations -> exact measures of inequality (docs/equity.md)."""
