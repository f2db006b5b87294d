"""The console as a WSGI application."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjian.web.settings")
sys.setswitchinterval(0.0005)  # whoever holds rows of the database must not wait long for others' computing
application = get_wsgi_application()
