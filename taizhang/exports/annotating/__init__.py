"""The child process that puts marks into a workbook: parts are patched in place, all others stay byte for byte."""
