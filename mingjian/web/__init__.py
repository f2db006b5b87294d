"""The console's shell: settings, templates, components, languages, mistakes told as sentences."""
