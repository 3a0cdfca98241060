"""The pseudo-locale: a made-up language in which whatever is not translated, cut or too long is seen."""
