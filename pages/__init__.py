"""The pages, one folder each: settings, lesson, figures, drawings, page, in the order in which data flows."""
