"""A static site of all editions: pages by report, actor and day, search, a feed; no server and no network."""

from analysis.sharing.site.build import SiteOptions, SiteUpdate, update_site

__all__ = ["SiteOptions", "SiteUpdate", "update_site"]
